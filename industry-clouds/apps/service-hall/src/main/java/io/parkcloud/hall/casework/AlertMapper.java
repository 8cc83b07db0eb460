package io.parkcloud.hall.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Which warnings were given. */
@Mapper
interface AlertMapper {

    /** Open cases due on or before a day that have not had this warning for their due day. */
    @Select("""
            SELECT c.receipt FROM hall_case c
             WHERE c.state IN ('SUBMITTED', 'UNDER_REVIEW') AND c.due_on <= #{lastDue}
               AND NOT EXISTS (SELECT 1 FROM case_alert a
                                WHERE a.case_id = c.id AND a.kind = #{kind} AND a.due_on = c.due_on)
             ORDER BY c.due_on, c.id LIMIT #{limit}
            """)
    List<String> pending(@Param("kind") AlertKind kind, @Param("lastDue") LocalDate lastDue, @Param("limit") int limit);

    /** @return 1 if it was given now, 0 if it had been */
    @Insert("INSERT IGNORE INTO case_alert (case_id, kind, due_on, at) VALUES (#{caseId}, #{kind}, #{dueOn}, #{at})")
    int add(
            @Param("caseId") long caseId,
            @Param("kind") AlertKind kind,
            @Param("dueOn") LocalDate dueOn,
            @Param("at") Instant at);
}
