package io.parkcloud.hall.item;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Items and the versions of their forms. */
@Mapper
interface ItemMapper {

    @Select("SELECT COUNT(*) FROM service_item")
    int count();

    /** Items in list order; both filters are optional. {@code pattern} is a LIKE pattern over names and summaries. */
    @Select("""
            SELECT content FROM service_item
             WHERE active = 1
               AND (#{department} IS NULL OR department_code = #{department})
               AND (#{pattern} IS NULL OR search_text LIKE #{pattern})
             ORDER BY sort_order, code
            """)
    List<String> list(@Param("department") @Nullable String department, @Param("pattern") @Nullable String pattern);

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
            INSERT IGNORE INTO service_item (code, sort_order, department_code, search_text, form_version, content)
            VALUES (#{row.code}, #{row.sortOrder}, #{row.departmentCode}, #{row.searchText}, #{row.formVersion}, #{row.content})
            """)
    int plant(@Param("row") ItemRow row);

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
        private static final int LONGEST_SEARCH = 500;

        static ItemRow of(ServiceItem item, String content) {
            var search = String.join(
                    " ",
                    item.name().zh(),
                    item.name().en(),
                    item.summary().zh(),
                    item.summary().en(),
                    item.department().zh());
            return new ItemRow(
                    item.code(),
                    item.order(),
                    item.departmentCode(),
                    search.substring(0, Math.min(search.length(), LONGEST_SEARCH)),
                    item.formVersion(),
                    content);
        }
    }
}
