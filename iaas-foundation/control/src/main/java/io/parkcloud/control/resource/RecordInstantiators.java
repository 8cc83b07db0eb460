package io.parkcloud.control.resource;

import java.lang.reflect.Constructor;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;

/**
 * Makes records by core reflection. Jackson 3 calls a constructor of several arguments through
 * {@link java.lang.invoke.MethodHandle#invokeWithArguments}, which adapts the handle anew for every value.
 */
final class RecordInstantiators extends ValueInstantiators.Base {

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator standard) {
        return bean.getBeanClass().isRecord()
                        && standard instanceof StdValueInstantiator std
                        && std.getWithArgsCreator() != null
                        && std.getWithArgsCreator().getAnnotated() instanceof Constructor<?> constructor
                ? new Reflective(std, constructor)
                : standard;
    }

    private static final class Reflective extends StdValueInstantiator {

        private final Constructor<?> constructor;

        Reflective(StdValueInstantiator standard, Constructor<?> constructor) {
            super(standard);
            this.constructor = constructor;
            constructor.setAccessible(true);
        }

        @Override
        public Object createFromObjectWith(DeserializationContext context, Object[] arguments) {
            try {
                return constructor.newInstance(arguments);
            } catch (ReflectiveOperationException | RuntimeException refused) {
                return context.handleInstantiationProblem(
                        getValueClass(), arguments, rewrapCtorProblem(context, refused));
            }
        }
    }
}
