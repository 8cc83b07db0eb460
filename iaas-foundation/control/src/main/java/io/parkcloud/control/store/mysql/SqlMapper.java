package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.mysql.ResourceMapper.FenceRow;
import java.util.List;
import org.apache.ibatis.annotations.Lang;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.ResultMap;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Runs what was put together in a {@link Sql}. */
@Mapper
interface SqlMapper {

    /** What the annotations must have instead of a text. */
    String COMPOSED = "composed";

    /** What the server says when a subquery that should have one row has two. */
    int REFUSED = 1242;

    /** A statement that fails with {@link #REFUSED} unless the one before it wrote as many rows. */
    static void requireRows(Sql sql, int count) {
        sql.statement("SELECT IF(ROW_COUNT() = ").value(count).add(", 1, (SELECT 1 UNION ALL SELECT 2))");
    }

    /** @return rows that the first statement wrote */
    @Lang(SqlLanguage.class)
    @Update(COMPOSED)
    int run(Sql sql);

    @Lang(SqlLanguage.class)
    @ResultMap("io.parkcloud.control.store.mysql.ResourceMapper.row")
    @Select(COMPOSED)
    List<ResourceRow> rows(Sql sql);

    @Lang(SqlLanguage.class)
    @Select(COMPOSED)
    List<FenceRow> fences(Sql sql);
}
