package io.parkcloud.hall.casework;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Who has seen which case. There is no statement that changes or deletes a line. */
@Mapper
interface AccessMapper {

    @Insert("""
            INSERT INTO case_access (at, username, case_id, what, detail)
            VALUES (#{a.at}, #{a.username}, #{a.caseId}, #{a.what}, #{a.detail})
            """)
    void add(@Param("a") Access access);

    /** The newest first, before a given line; a filter that is null does not narrow. */
    @Select("""
            SELECT a.id, a.at, a.username, c.receipt, a.what, a.detail
              FROM case_access a JOIN hall_case c ON c.id = a.case_id JOIN service_item i ON i.code = c.item_code
             WHERE a.id < #{before}
               AND (#{department} IS NULL OR i.department_code = #{department})
               AND (#{username} IS NULL OR a.username = #{username})
               AND (#{receipt} IS NULL OR c.receipt = #{receipt})
             ORDER BY a.id DESC LIMIT #{limit}
            """)
    List<AccessLine> list(
            @Param("department") @Nullable String department,
            @Param("username") @Nullable String username,
            @Param("receipt") @Nullable String receipt,
            @Param("before") long before,
            @Param("limit") int limit);

    /**
     * One look at a case.
     *
     * @param id line
     * @param at when
     * @param username who
     * @param caseId which case
     * @param what what of it
     * @param detail name of the file
     */
    record Access(long id, Instant at, String username, long caseId, AccessKind what, String detail) {}
}
