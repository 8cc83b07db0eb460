package io.parkcloud.hall.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Handovers and their cases. */
@Mapper
interface HandoverMapper {
    String COLUMNS = """
            SELECT h.id, h.from_user, h.to_user, h.reason, h.made_by, h.made_at, h.returned_at,
                   (SELECT COUNT(*) FROM staff_handover_case c WHERE c.handover_id = h.id) AS cases
              FROM staff_handover h
            """;

    @Insert("""
            INSERT INTO staff_handover (from_user, to_user, reason, made_by, made_at)
            VALUES (#{h.fromUser}, #{h.toUser}, #{h.reason}, #{h.madeBy}, #{h.madeAt})
            """)
    void add(@Param("h") Handover handover);

    @Insert("INSERT INTO staff_handover_case (handover_id, case_id) VALUES (#{handover}, #{caseId})")
    void addCase(@Param("handover") long handover, @Param("caseId") long caseId);

    @Select(COLUMNS + " WHERE h.returned_at IS NULL ORDER BY h.id DESC LIMIT 200")
    List<Handover> open();

    @Select(COLUMNS + " WHERE h.id = #{id}")
    Optional<Handover> find(@Param("id") long id);

    /** Receipts of its cases that are still open and in the hands they were given to. */
    @Select("""
            SELECT c.receipt FROM staff_handover_case x JOIN hall_case c ON c.id = x.case_id
             WHERE x.handover_id = #{h.id} AND c.assignee = #{h.toUser} AND c.state IN ('UNDER_REVIEW', 'CORRECTION')
             ORDER BY c.id
            """)
    List<String> stillThere(@Param("h") Handover handover);

    /** @return 0 if it was taken back before */
    @Update("UPDATE staff_handover SET returned_at = #{at} WHERE id = #{id} AND returned_at IS NULL")
    int returned(@Param("id") long id, @Param("at") Instant at);
}
