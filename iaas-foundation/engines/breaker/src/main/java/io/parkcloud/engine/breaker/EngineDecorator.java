package io.parkcloud.engine.breaker;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts every bean that is an engine behind its breaker. What Spring closes at the end is the engine itself. */
final class EngineDecorator implements BeanPostProcessor {

    private final ObjectProvider<EngineBreakers> breakers;

    EngineDecorator(ObjectProvider<EngineBreakers> breakers) {
        this.breakers = breakers;
    }

    @Override
    public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
        return GuardedPort.isEngine(bean) ? GuardedPort.of(bean, breakers.getObject()) : bean;
    }
}
