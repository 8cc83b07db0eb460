package io.parkcloud.traffic.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Road events. */
@Mapper
interface RoadEventMapper {

    @Insert("""
            INSERT INTO road_event (kind, severity, title_zh, title_en, text_zh, text_en, place, routes, stops, from_at, until_at,
                   changed_by, changed_at, revision)
            VALUES (#{e.kind}, #{e.severity}, #{e.titleZh}, #{e.titleEn}, #{e.textZh}, #{e.textEn}, #{e.place}, #{e.routes},
                   #{e.stops}, #{e.fromAt}, #{e.untilAt}, #{e.changedBy}, #{e.changedAt}, 1)
            """)
    void add(@Param("e") RoadEvent event);

    /** @return 0 if somebody else changed it meanwhile */
    @Update("""
            UPDATE road_event
               SET kind = #{e.kind}, severity = #{e.severity}, title_zh = #{e.titleZh}, title_en = #{e.titleEn},
                   text_zh = #{e.textZh}, text_en = #{e.textEn}, place = #{e.place}, routes = #{e.routes}, stops = #{e.stops},
                   from_at = #{e.fromAt}, until_at = #{e.untilAt}, changed_by = #{e.changedBy}, changed_at = #{e.changedAt},
                   revision = revision + 1
             WHERE id = #{e.id} AND revision = #{e.revision}
            """)
    int save(@Param("e") RoadEvent event);

    @Update("""
            UPDATE road_event
               SET until_at = #{at}, changed_by = #{who}, changed_at = #{at}, revision = revision + 1
             WHERE id = #{id} AND (until_at IS NULL OR until_at > #{at})
            """)
    int end(@Param("id") long id, @Param("who") String who, @Param("at") Instant at);

    @Select("SELECT * FROM road_event WHERE id = #{id}")
    Optional<RoadEvent> find(@Param("id") long id);

    @Select(
            "SELECT * FROM road_event WHERE until_at IS NULL OR until_at > #{now} ORDER BY from_at DESC, id DESC LIMIT 500")
    List<RoadEvent> notOver(@Param("now") Instant now);

    @Select("SELECT * FROM road_event ORDER BY id DESC LIMIT 100")
    List<RoadEvent> latest();
}
