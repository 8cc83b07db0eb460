package io.parkcloud.hall.staff;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Departments without items of their own. */
@Mapper
interface DepartmentMapper {

    @Select("SELECT code, name_zh, name_en FROM department ORDER BY code")
    List<DepartmentRow> all();

    @Insert("""
            INSERT INTO department (code, name_zh, name_en) VALUES (#{d.code}, #{d.nameZh}, #{d.nameEn})
                ON DUPLICATE KEY UPDATE name_zh = #{d.nameZh}, name_en = #{d.nameEn}
            """)
    void put(@Param("d") DepartmentRow row);

    /**
     * A department as stored.
     *
     * @param code code
     * @param nameZh Chinese name
     * @param nameEn English name
     */
    record DepartmentRow(String code, String nameZh, String nameEn) {}
}
