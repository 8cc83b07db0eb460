package io.parkcloud.hall.casework;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Counts over a stretch of time, by item. */
@Mapper
interface StatisticsMapper {

    @Select("""
            SELECT c.item_code, COUNT(*) AS cases, 0 AS on_time, 0 AS working_days, 0 AS measured
              FROM hall_case c JOIN service_item i ON i.code = c.item_code
             WHERE c.submitted_at >= #{from} AND c.submitted_at < #{to}
               AND (#{department} IS NULL OR i.department_code = #{department})
             GROUP BY c.item_code
            """)
    List<Count> received(
            @Param("department") @Nullable String department, @Param("from") Instant from, @Param("to") Instant to);

    /** Cases decided before this was measured count, and are left out of the shares. */
    @Select("""
            SELECT c.item_code, COUNT(*) AS cases, COALESCE(SUM(c.on_time), 0) AS on_time,
                   COALESCE(SUM(c.working_days), 0) AS working_days, COUNT(c.working_days) AS measured
              FROM hall_case c JOIN service_item i ON i.code = c.item_code
             WHERE c.decided_at >= #{from} AND c.decided_at < #{to}
               AND (#{department} IS NULL OR i.department_code = #{department})
             GROUP BY c.item_code
            """)
    List<Count> decided(
            @Param("department") @Nullable String department, @Param("from") Instant from, @Param("to") Instant to);

    /**
     * Cases of an item.
     *
     * @param itemCode item
     * @param cases how many
     * @param onTime how many of those measured were decided within their limit
     * @param workingDays working days those measured took, added up
     * @param measured how many were measured
     */
    record Count(String itemCode, long cases, long onTime, long workingDays, long measured) {}
}
