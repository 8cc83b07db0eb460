package io.parkcloud.hall.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Staff accounts. */
@Mapper
interface StaffMapper {
    String COLUMNS = "username, password_hash, role, failures, locked_until, display_name, department_code, active,"
            + " password_changed_at";

    @Select("SELECT " + COLUMNS + " FROM staff_account WHERE username = #{name}")
    Optional<StaffAccount> find(@Param("name") String name);

    /** Accounts that work for a department: its own and those of no department; null gives all. */
    @Select("SELECT " + COLUMNS + """
              FROM staff_account
             WHERE #{department} IS NULL OR department_code IS NULL OR department_code = #{department}
             ORDER BY active DESC, department_code, username
            """)
    List<StaffAccount> workingFor(@Param("department") @Nullable String department);

    @Insert("""
            INSERT INTO staff_account (username, password_hash, role, failures, password_changed_at)
            VALUES (#{name}, #{hash}, #{role}, 0, #{at})
                ON DUPLICATE KEY UPDATE password_hash = #{hash}, role = #{role}, failures = 0, locked_until = NULL,
                   password_changed_at = #{at}
            """)
    void put(
            @Param("name") String name,
            @Param("hash") String hash,
            @Param("role") StaffRole role,
            @Param("at") Instant at);

    @Insert("""
            INSERT IGNORE INTO staff_account (username, password_hash, role, failures, display_name, department_code)
            VALUES (#{m.username}, #{hash}, #{m.role}, 0, #{m.name}, #{m.department})
            """)
    int add(@Param("m") StaffMember member, @Param("hash") String hash);

    @Update("""
            UPDATE staff_account
               SET role = #{m.role}, display_name = #{m.name}, department_code = #{m.department}, active = #{m.active}
             WHERE username = #{m.username}
            """)
    int save(@Param("m") StaffMember member);

    @Update("""
            UPDATE staff_account
               SET password_hash = #{hash}, failures = 0, locked_until = NULL, password_changed_at = #{at}
             WHERE username = #{name}
            """)
    int setPassword(@Param("name") String name, @Param("hash") String hash, @Param("at") Instant at);
}
