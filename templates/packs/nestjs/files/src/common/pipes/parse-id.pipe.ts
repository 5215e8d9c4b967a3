import {
  Injectable,
  NotFoundException,
  type PipeTransform,
} from '@nestjs/common';

/** The largest id that a column of the type integer can hold. */
const largest = 2 ** 31 - 1;

/** The id in a path. What cannot be one is the id of nothing: 404. */
@Injectable()
export class ParseIdPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^[1-9]\d*$/.test(value) || Number(value) > largest) {
      throw new NotFoundException('there is nothing with this id');
    }
    return Number(value);
  }
}
