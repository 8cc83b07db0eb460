package io.parkcloud.compute.placement;

import io.parkcloud.control.store.Store;
import java.time.Clock;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Placement over the platform's database. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackageClasses = CapacityMapper.class, annotationClass = org.apache.ibatis.annotations.Mapper.class)
public class PlacementConfiguration {

    @Bean
    CapacityLedger capacityLedger(PlatformTransactionManager transactions, Store store, CapacityMapper mapper) {
        var template = new TransactionTemplate(transactions);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return new StoredCapacityLedger(template, store, mapper);
    }

    @Bean
    Placement placement(CapacityLedger ledger, Clock clock) {
        return new Placement(ledger, clock);
    }
}
