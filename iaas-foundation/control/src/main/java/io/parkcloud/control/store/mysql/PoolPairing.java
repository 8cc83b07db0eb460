package io.parkcloud.control.store.mysql;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Makes {@link TwoPools} of the pool that the application's settings describe, if that one is for transactions. */
final class PoolPairing implements BeanPostProcessor, DisposableBean {

    private @Nullable TwoPools pair;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && !pool.isAutoCommit()) {
            pair = new TwoPools(pool);
            return pair;
        }
        return bean;
    }

    @Override
    public void destroy() {
        if (pair != null) {
            pair.close();
        }
    }
}
