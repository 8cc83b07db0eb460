package io.parkcloud.traffic.feed;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Feed versions and their archives. */
@Mapper
interface FeedMapper {

    @Insert("""
            INSERT INTO feed_version (origin, file_name, sha256, size_bytes, uploaded_by, uploaded_at, accepted, errors,
                   warnings, findings, stops, routes, trips, first_day, last_day)
            VALUES (#{r.origin}, #{r.fileName}, #{r.sha256}, #{r.sizeBytes}, #{r.uploadedBy}, #{r.uploadedAt}, #{r.accepted},
                   #{r.errors}, #{r.warnings}, #{r.findings}, #{r.stops}, #{r.routes}, #{r.trips}, #{r.firstDay}, #{r.lastDay})
            """)
    void add(@Param("r") FeedRow row);

    /** The number that this connection's last {@link #add} was given. */
    @Select("SELECT LAST_INSERT_ID()")
    long lastId();

    @Insert("INSERT INTO feed_part (feed_id, part, content) VALUES (#{feed}, #{part}, #{content})")
    void addPart(@Param("feed") long feed, @Param("part") int part, @Param("content") byte[] content);

    /** One part, or none past the last. */
    @Select("SELECT content FROM feed_part WHERE feed_id = #{feed} AND part = #{part}")
    List<byte[]> part(@Param("feed") long feed, @Param("part") int part);

    @Insert("INSERT INTO active_feed (id, feed_id) VALUES (1, #{feed}) ON DUPLICATE KEY UPDATE feed_id = #{feed}")
    void activate(@Param("feed") long feed);

    @Select("SELECT v.* FROM feed_version v JOIN active_feed a ON a.feed_id = v.id")
    Optional<FeedRow> active();

    @Select("SELECT * FROM feed_version WHERE id = #{id}")
    Optional<FeedRow> find(@Param("id") long id);

    @Select("SELECT * FROM feed_version ORDER BY id DESC LIMIT 50")
    List<FeedRow> latest();

    @Select("SELECT DISTINCT feed_id FROM feed_part ORDER BY feed_id DESC")
    List<Long> kept();

    @Delete("DELETE FROM feed_part WHERE feed_id = #{feed}")
    void forgetArchive(@Param("feed") long feed);
}
