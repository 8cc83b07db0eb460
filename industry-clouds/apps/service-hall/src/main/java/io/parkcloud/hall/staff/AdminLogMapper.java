package io.parkcloud.hall.staff;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What administrators changed. */
@Mapper
public interface AdminLogMapper {

    /** Adds a line. */
    @Insert("""
            INSERT INTO admin_log (at, username, subject, action, detail)
            VALUES (#{l.at}, #{l.username}, #{l.subject}, #{l.action}, #{l.detail})
            """)
    void add(@Param("l") LogLine line);

    /** Lines before a given one, the newest first. */
    @Select("""
            SELECT l.id, l.at, l.username, l.subject, l.action, l.detail
              FROM admin_log l LEFT JOIN staff_account a ON a.username = l.username
             WHERE l.id < #{before} AND (#{department} IS NULL OR a.department_code = #{department})
             ORDER BY l.id DESC LIMIT #{limit}
            """)
    List<LogLine> list(
            @Param("department") @Nullable String department, @Param("before") long before, @Param("limit") int limit);

    /**
     * A change.
     *
     * @param id line
     * @param at when
     * @param username who
     * @param subject what was changed
     * @param action how
     * @param detail what is new about it
     */
    record LogLine(long id, Instant at, String username, String subject, String action, String detail) {}
}
