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

    /** A name that a pass wants for a row. */
    record Claim(ResourceId space, String name, ResourceId holder, long fence) {}

    /**
     * Claims what can be claimed at once: where the fence is the newest, the holder has nothing in that space yet, and the name
     * is free.
     *
     * @return how many that was, without saying which
     */
    @Insert("<script>" + """
            INSERT IGNORE INTO unique_claim (space, name, holder)
            SELECT w.space, w.name, r.id
              FROM (<foreach item='c' collection='claims' separator=' UNION ALL '>SELECT #{c.space} AS space, #{c.name} AS name,
                    #{c.holder} AS holder, #{c.fence} AS fence</foreach>) w
              JOIN resource r ON r.id = w.holder AND r.fence = w.fence
             WHERE NOT EXISTS (SELECT 1 FROM unique_claim c WHERE c.space = w.space AND c.holder = w.holder)
              LOCK IN SHARE MODE
            """ + "</script>")
    int claimAtOnce(@Param("claims") List<Claim> claims);

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
