package io.parkcloud.traffic.staff;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
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

    /** Counts a wrong password and locks the account when there were {@code limit} in a row. */
    @Update("""
            UPDATE staff_account
               SET locked_until = IF(failures + 1 >= #{limit}, #{until}, locked_until),
                   failures = IF(failures + 1 >= #{limit}, 0, failures + 1)
             WHERE username = #{name}
            """)
    void countFailure(@Param("name") String name, @Param("limit") int limit, @Param("until") Instant until);

    @Update("UPDATE staff_account SET failures = 0, locked_until = NULL WHERE username = #{name} AND failures > 0")
    void clearFailures(@Param("name") String name);
}
