using Microsoft.EntityFrameworkCore;
using {{ .computed.project }}.Tasks;

namespace {{ .computed.project }}.Data;

public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : DbContext(options)
{
    public DbSet<TaskItem> Tasks => Set<TaskItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<TaskItem>().Property(task => task.Title).HasMaxLength(TaskItem.LongestTitle);
}
