package io.parkcloud.hall.item;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Items and the versions of their forms. */
@Mapper
interface ItemMapper {

    @Select("SELECT COUNT(*) FROM service_item")
    int count();

    /** Items in list order; {@code patterns} are LIKE patterns that must all be found, no filter if there are none. */
    @Select("""
            <script>
            SELECT content FROM service_item
             WHERE active = 1
               AND (#{department} IS NULL OR department_code = #{department})
               <foreach item="pattern" collection="patterns">AND search_text LIKE #{pattern}</foreach>
             ORDER BY sort_order, code
            </script>
            """)
    List<String> list(@Param("department") @Nullable String department, @Param("patterns") List<String> patterns);

    /** Every item, also those that are switched off. */
    @Select("SELECT content FROM service_item ORDER BY sort_order, code")
    List<String> everything();

    @Select("SELECT content FROM service_item WHERE code = #{code} AND active = 1")
    Optional<String> find(@Param("code") String code);

    @Select("SELECT content FROM service_item WHERE code = #{code}")
    Optional<String> findAny(@Param("code") String code);

    @Select("SELECT form_schema FROM item_form WHERE item_code = #{code} AND form_version = #{version}")
    Optional<String> form(@Param("code") String code, @Param("version") int version);

    @Insert("""
            INSERT IGNORE INTO service_item
                   (code, sort_order, department_code, search_text, form_version, content, planted_content)
            VALUES (#{row.code}, #{row.sortOrder}, #{row.departmentCode}, #{row.searchText}, #{row.formVersion},
                    #{row.content}, #{row.content})
            """)
    int plant(@Param("row") ItemRow row);

    /** Replaces an item that is still as an earlier version of the program planted it. */
    @Update("""
            UPDATE service_item
               SET sort_order = #{row.sortOrder}, department_code = #{row.departmentCode}, search_text = #{row.searchText},
                   form_version = #{row.formVersion}, content = #{row.content}, planted_content = #{row.content}
             WHERE code = #{row.code} AND content = planted_content AND content <> #{row.content}
            """)
    int renew(@Param("row") ItemRow row);

    @Insert(
            "INSERT IGNORE INTO item_form (item_code, form_version, form_schema) VALUES (#{code}, #{version}, #{schema})")
    int plantForm(@Param("code") String code, @Param("version") int version, @Param("schema") String schema);

    /**
     * An item as stored.
     *
     * @param code item code
     * @param sortOrder place in the list
     * @param departmentCode department
     * @param searchText what a search looks at
     * @param formVersion current form
     * @param content the whole item as JSON
     */
    record ItemRow(
            String code, int sortOrder, String departmentCode, String searchText, int formVersion, String content) {
        static ItemRow of(ServiceItem item, String content) {
            return new ItemRow(
                    item.code(), item.order(), item.departmentCode(), SearchText.of(item), item.formVersion(), content);
        }
    }
}
