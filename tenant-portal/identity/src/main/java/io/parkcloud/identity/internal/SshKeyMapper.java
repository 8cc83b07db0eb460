package io.parkcloud.identity.internal;

import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The table of SSH keys. */
@Mapper
interface SshKeyMapper {

    /** A row. */
    record SshKeyRow(
            ResourceId id, ResourceId userId, String name, String fingerprint, String publicKey, long addedAt) {}

    /** A key that its owner adds again gets another name; somebody else's stays as it is. */
    @Insert("""
            INSERT INTO user_ssh_key (id, user_id, name, fingerprint, public_key, added_at)
            VALUES (#{row.id}, #{row.userId}, #{row.name}, #{row.fingerprint}, #{row.publicKey}, #{row.addedAt})
            ON DUPLICATE KEY UPDATE name = IF(user_id = #{row.userId}, #{row.name}, name)
            """)
    void put(@Param("row") SshKeyRow row);

    @Select("""
            SELECT id, user_id, name, fingerprint, public_key, added_at FROM user_ssh_key WHERE fingerprint = #{fingerprint}
            """)
    Optional<SshKeyRow> byFingerprint(@Param("fingerprint") String fingerprint);

    @Select("""
            SELECT id, user_id, name, fingerprint, public_key, added_at FROM user_ssh_key WHERE user_id = #{user} ORDER BY id
            """)
    List<SshKeyRow> of(@Param("user") ResourceId user);

    @Delete("DELETE FROM user_ssh_key WHERE id = #{id} AND user_id = #{user}")
    int delete(@Param("id") ResourceId id, @Param("user") ResourceId user);

    @Delete("DELETE FROM user_ssh_key WHERE user_id = #{user}")
    void deleteAll(@Param("user") ResourceId user);
}
