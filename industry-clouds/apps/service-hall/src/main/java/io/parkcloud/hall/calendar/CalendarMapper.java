package io.parkcloud.hall.calendar;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The days on which the calendar differs from the plain week. */
@Mapper
interface CalendarMapper {

    @Select("SELECT day, working FROM calendar_day WHERE day BETWEEN #{from} AND #{to}")
    List<CalendarRow> between(@Param("from") LocalDate from, @Param("to") LocalDate to);

    /**
     * One listed day.
     *
     * @param day the day
     * @param working whether it is worked
     */
    record CalendarRow(LocalDate day, boolean working) {}
}
