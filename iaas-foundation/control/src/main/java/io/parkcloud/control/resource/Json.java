package io.parkcloud.control.resource;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How parkcloud reads and writes JSON, on the wire and in the store: unknown fields are refused, values of the kernel are
 * text, enums are CamelCase words, times are RFC 3339.
 */
public final class Json {

    /** The one mapper. Immutable. */
    public static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private Json() {}

    /** Applies the conventions to somebody else's builder, such as the web layer's. */
    public static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        var kernel = new SimpleModule("parkcloud-kernel") {
            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.addValueInstantiators(new RecordInstantiators());
            }
        };
        text(kernel, ResourceId.class, ResourceId::of);
        text(kernel, Cidr.class, Cidr::parse);
        text(kernel, IpAddress.class, IpAddress::parse);
        text(kernel, MacAddress.class, MacAddress::new);
        kernel.addSerializer(ByteSize.class, new ValueSerializer<>() {
            @Override
            public void serialize(ByteSize value, JsonGenerator out, SerializationContext context) {
                out.writeNumber(value.bytes());
            }
        });
        kernel.addDeserializer(ByteSize.class, new ValueDeserializer<>() {
            @Override
            public ByteSize deserialize(JsonParser in, DeserializationContext context) {
                return new ByteSize(in.getLongValue());
            }
        });
        return builder.addModule(kernel)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // Two specs that say the same are the same text, whatever order a map keeps its entries in.
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enumNamingStrategy(EnumNamingStrategies.UpperCamelCaseStrategy.INSTANCE);
    }

    private static <V> void text(SimpleModule module, Class<V> type, Function<String, V> parse) {
        module.addSerializer(type, new ValueSerializer<>() {
            @Override
            public void serialize(V value, JsonGenerator out, SerializationContext context) {
                out.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new ValueDeserializer<V>() {
            @Override
            public V deserialize(JsonParser in, DeserializationContext context) {
                var value = in.getString();
                try {
                    return parse.apply(value);
                } catch (IllegalArgumentException e) {
                    return type.cast(context.handleWeirdStringValue(type, value, "%s", e.getMessage()));
                }
            }
        });
        module.addKeyDeserializer(type, new tools.jackson.databind.KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return parse.apply(key);
            }
        });
    }
}
