package io.parkcloud.identity.internal;

import io.parkcloud.kernel.ResourceId;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The table of credentials. */
@Mapper
interface CredentialMapper {

    /** A row. */
    record CredentialRow(String name, ResourceId userId, String hash, long changedAt) {}

    @Insert("""
            INSERT INTO user_credential (name, user_id, hash, changed_at)
            VALUES (#{row.name}, #{row.userId}, #{row.hash}, #{row.changedAt})
            ON DUPLICATE KEY UPDATE hash = #{row.hash}, changed_at = #{row.changedAt}
            """)
    void put(@Param("row") CredentialRow row);

    @Select("SELECT name, user_id, hash, changed_at FROM user_credential WHERE name = #{name}")
    Optional<CredentialRow> byName(@Param("name") String name);

    @Select("SELECT changed_at FROM user_credential WHERE user_id = #{user}")
    Optional<Long> changedAt(@Param("user") ResourceId user);

    @Delete("DELETE FROM user_credential WHERE user_id = #{user}")
    void delete(@Param("user") ResourceId user);
}
