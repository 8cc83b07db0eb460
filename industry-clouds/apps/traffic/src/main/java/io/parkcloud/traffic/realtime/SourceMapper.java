package io.parkcloud.traffic.realtime;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Realtime sources. */
@Mapper
interface SourceMapper {

    @Insert("INSERT INTO realtime_source (name, url, created_by) VALUES (#{name}, #{url}, #{who})")
    void add(@Param("name") String name, @Param("url") String url, @Param("who") String who);

    @Delete("DELETE FROM realtime_source WHERE id = #{id}")
    int remove(@Param("id") long id);

    @Select("SELECT id, name, url, created_by FROM realtime_source ORDER BY id")
    List<SourceRow> all();
}
