package {{ .computed.package }}.task;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface TaskRepository extends JpaRepository<Task, Long> {

    @Query("select t from Task t order by t.id limit :limit offset :offset")
    List<Task> findPage(int limit, int offset);

    /** Whoever changes the task as well waits until this transaction has ended. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Task> findForUpdateById(long id);

    @Modifying
    @Query("delete from Task t where t.id = :id")
    int deleteTask(long id);
}
