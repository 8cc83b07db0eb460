package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** References, labels, unique claims, secrets: what hangs on a resource. */
@Mapper
interface RelationMapper {

    @Delete("DELETE FROM reference WHERE source = #{source}")
    void deleteReferences(@Param("source") ResourceId source);

    @Delete("DELETE FROM label WHERE resource = #{resource}")
    void deleteLabels(@Param("resource") ResourceId resource);

    @Insert("INSERT IGNORE INTO unique_claim (space, name, holder) VALUES (#{space}, #{name}, #{holder})")
    int claim(@Param("space") ResourceId space, @Param("name") String name, @Param("holder") ResourceId holder);

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
