package io.parkcloud.hall.calendar;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The days on which the calendar differs from the plain week. */
@Mapper
interface CalendarMapper {

    @Select("SELECT day, working, name FROM calendar_day WHERE day BETWEEN #{from} AND #{to}")
    List<CalendarRow> between(@Param("from") LocalDate from, @Param("to") LocalDate to);

    @Insert("""
            INSERT INTO calendar_day (day, working, name) VALUES (#{d.day}, #{d.working}, #{d.name})
                ON DUPLICATE KEY UPDATE working = #{d.working}, name = #{d.name}
            """)
    void put(@Param("d") CalendarRow day);

    @Delete("DELETE FROM calendar_day WHERE day = #{day}")
    void remove(@Param("day") LocalDate day);

    /**
     * One listed day.
     *
     * @param day the day
     * @param working whether it is worked
     * @param name why
     */
    record CalendarRow(LocalDate day, boolean working, String name) {}
}
