package io.parkcloud.hall.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Items as administrators change them. A revision that is no longer the stored one changes nothing. */
@Mapper
interface ItemEditMapper {

    @Select("""
            SELECT content, active, revision FROM service_item
             WHERE (#{department} IS NULL OR department_code = #{department}) ORDER BY sort_order, code
            """)
    List<StoredItem> list(@Param("department") @Nullable String department);

    @Select("SELECT content, active, revision FROM service_item WHERE code = #{code}")
    Optional<StoredItem> find(@Param("code") String code);

    @Update("""
            UPDATE service_item
               SET content = #{row.content}, search_text = #{row.searchText}, sort_order = #{row.sortOrder},
                   form_version = #{row.formVersion}, revision = revision + 1
             WHERE code = #{row.code} AND revision = #{revision}
            """)
    int save(@Param("row") ItemMapper.ItemRow row, @Param("revision") int revision);

    /** An item that is not offered yet; 0 if the code is taken. */
    @Insert("""
            INSERT IGNORE INTO service_item (code, sort_order, department_code, search_text, form_version, content, active)
            VALUES (#{row.code}, #{row.sortOrder}, #{row.departmentCode}, #{row.searchText}, #{row.formVersion}, #{row.content}, 0)
            """)
    int add(@Param("row") ItemMapper.ItemRow row);

    @Update("UPDATE service_item SET active = #{active} WHERE code = #{code}")
    int switchTo(@Param("code") String code, @Param("active") boolean active);

    @Insert("""
            INSERT INTO item_form (item_code, form_version, form_schema, published_at, published_by)
            VALUES (#{code}, #{f.version}, #{schema}, #{f.publishedAt}, #{f.publishedBy})
            """)
    void addForm(@Param("code") String code, @Param("schema") String schema, @Param("f") FormVersion version);

    @Select("""
            SELECT f.form_version AS version, f.published_at, f.published_by,
                   (SELECT COUNT(*) FROM hall_case c WHERE c.item_code = f.item_code
                       AND c.form_version = f.form_version AND c.decided_at IS NULL) AS open_cases
              FROM item_form f WHERE f.item_code = #{code} ORDER BY f.form_version DESC
            """)
    List<FormVersion> forms(@Param("code") String code);

    /**
     * An item as stored.
     *
     * @param content the whole item as JSON
     * @param active whether it is offered
     * @param revision raised with each change
     */
    record StoredItem(String content, boolean active, int revision) {}

    /**
     * A version of an item's form.
     *
     * @param version number
     * @param publishedAt when; null for one that came with the program
     * @param publishedBy who; null for one that came with the program
     * @param openCases cases not decided that were filed under it
     */
    record FormVersion(
            int version,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            long openCases) {}
}
