package io.parkcloud.control.store.mysql;

import io.parkcloud.control.kind.Reference;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** References, labels, unique claims, secrets: what hangs on a resource. */
@Mapper
interface RelationMapper {

    @Insert(
            "<script>INSERT INTO reference (source, target, kind, field) VALUES "
                    + "<foreach item='r' collection='references' separator=','>(#{source}, #{r.target}, #{kind}, #{r.field})</foreach></script>")
    void insertReferences(
            @Param("source") ResourceId source,
            @Param("kind") String kind,
            @Param("references") List<Reference> references);

    @Delete("DELETE FROM reference WHERE source = #{source}")
    void deleteReferences(@Param("source") ResourceId source);

    @Insert(
            "<script>INSERT INTO label (resource, name, value) VALUES "
                    + "<foreach item='v' index='k' collection='labels' separator=','>(#{resource}, #{k}, #{v})</foreach></script>")
    void insertLabels(@Param("resource") ResourceId resource, @Param("labels") Map<String, String> labels);

    @Delete("DELETE FROM label WHERE resource = #{resource}")
    void deleteLabels(@Param("resource") ResourceId resource);

    @Insert("INSERT IGNORE INTO unique_claim (space, name, holder) VALUES (#{space}, #{name}, #{holder})")
    int claim(@Param("space") ResourceId space, @Param("name") String name, @Param("holder") ResourceId holder);

    /**
     * Claims in one statement, if the fence is the newest, the holder has nothing in that space yet, and the name is free.
     *
     * @return 1, or 0 without saying which of these it was
     */
    @Insert("""
            INSERT IGNORE INTO unique_claim (space, name, holder)
            SELECT #{space}, #{name}, r.id FROM resource r
             WHERE r.id = #{holder} AND r.fence = #{fence}
               AND NOT EXISTS (SELECT 1 FROM unique_claim c WHERE c.space = #{space} AND c.holder = #{holder})
              LOCK IN SHARE MODE
            """)
    int claimAtOnce(
            @Param("space") ResourceId space,
            @Param("name") String name,
            @Param("holder") ResourceId holder,
            @Param("fence") long fence);

    @Select("SELECT holder FROM unique_claim WHERE space = #{space} AND name = #{name}")
    Optional<ResourceId> holder(@Param("space") ResourceId space, @Param("name") String name);

    @Select("SELECT name FROM unique_claim WHERE space = #{space} AND holder = #{holder}")
    List<String> held(@Param("space") ResourceId space, @Param("holder") ResourceId holder);

    @Insert("INSERT IGNORE INTO secret (resource, name, sealed) VALUES (#{resource}, #{name}, #{sealed})")
    void insertSecret(
            @Param("resource") ResourceId resource, @Param("name") String name, @Param("sealed") byte[] sealed);

    @Select("SELECT sealed FROM secret WHERE resource = #{resource} AND name = #{name}")
    Optional<byte[]> secret(@Param("resource") ResourceId resource, @Param("name") String name);
}
