package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.ResourceId;
import java.nio.ByteBuffer;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Ids as 16 bytes, most significant first, so that the order of bytes is the order of creation. */
public final class ResourceIdTypeHandler extends BaseTypeHandler<ResourceId> {

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, ResourceId id, @Nullable JdbcType type)
            throws SQLException {
        statement.setBytes(index, bytes(id));
    }

    static byte[] bytes(ResourceId id) {
        return ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
    }

    @Override
    public @Nullable ResourceId getNullableResult(ResultSet rows, String column) throws SQLException {
        return read(rows.getBytes(column));
    }

    @Override
    public @Nullable ResourceId getNullableResult(ResultSet rows, int column) throws SQLException {
        return read(rows.getBytes(column));
    }

    @Override
    public @Nullable ResourceId getNullableResult(CallableStatement call, int column) throws SQLException {
        return read(call.getBytes(column));
    }

    private static @Nullable ResourceId read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        var buffer = ByteBuffer.wrap(bytes);
        return new ResourceId(new UUID(buffer.getLong(), buffer.getLong()));
    }
}
