package io.parkcloud.control.store.mysql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.parsing.XNode;
import org.apache.ibatis.scripting.LanguageDriver;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;

/** Makes MyBatis run a {@link Sql}, its statement's only parameter, as it stands. */
public final class SqlLanguage implements LanguageDriver {

    @Override
    public ParameterHandler createParameterHandler(MappedStatement statement, Object parameter, BoundSql bound) {
        return new Beside((Sql) parameter);
    }

    @Override
    public SqlSource createSqlSource(Configuration configuration, XNode script, @Nullable Class<?> parameter) {
        throw new IllegalArgumentException("a composed statement has no script");
    }

    @Override
    public SqlSource createSqlSource(Configuration configuration, String script, @Nullable Class<?> parameter) {
        return sql -> new BoundSql(configuration, ((Sql) sql).text(), List.of(), sql);
    }

    private record Beside(Sql sql) implements ParameterHandler {

        @Override
        public Object getParameterObject() {
            return sql;
        }

        @Override
        public void setParameters(PreparedStatement statement) throws SQLException {
            int at = 0;
            for (var value : sql.beside()) {
                at++;
                switch (value) {
                    case byte[] bytes -> statement.setBytes(at, bytes);
                    case Long number -> statement.setLong(at, number);
                    default -> statement.setString(at, (String) value);
                }
            }
        }
    }
}
