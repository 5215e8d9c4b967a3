import {
  Column,
  CreateDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
} from 'typeorm';

@Entity('tasks')
export class Task {
{{- if eq .options.database "sqlite" }}
  @PrimaryGeneratedColumn()
{{- else }}
  @PrimaryGeneratedColumn('identity')
{{- end }}
  id: number;

  @Column({ type: 'text' })
  title: string;

  @Column({ default: false })
  done: boolean;

{{ if eq .options.database "sqlite" }}  @CreateDateColumn({ name: 'created_at' })
{{- else }}  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
{{- end }}
  createdAt: Date;

{{ if eq .options.database "sqlite" }}  @UpdateDateColumn({ name: 'updated_at' })
{{- else }}  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
{{- end }}
  updatedAt: Date;
}
