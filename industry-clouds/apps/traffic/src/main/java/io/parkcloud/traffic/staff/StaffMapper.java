package io.parkcloud.traffic.staff;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Accounts. */
@Mapper
interface StaffMapper {

    /** An account as stored. */
    record Account(
            String username, String passwordHash, @Nullable Instant lockedUntil) {}

    @Select("SELECT username, password_hash, locked_until FROM staff_account WHERE username = #{name}")
    Optional<Account> find(@Param("name") String name);

    @Insert("""
            INSERT INTO staff_account (username, password_hash) VALUES (#{name}, #{hash})
                ON DUPLICATE KEY UPDATE password_hash = #{hash}, failures = 0, locked_until = NULL
            """)
    void put(@Param("name") String name, @Param("hash") String hash);
}
