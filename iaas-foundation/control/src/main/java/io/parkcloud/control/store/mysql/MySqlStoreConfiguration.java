package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.ResourceId;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The store on the application's data source. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackageClasses = ResourceMapper.class, annotationClass = org.apache.ibatis.annotations.Mapper.class)
public class MySqlStoreConfiguration {

    @Bean
    static ConfigurationCustomizer rowMapping() {
        return configuration -> {
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setCallSettersOnNulls(true);
            configuration.getTypeHandlerRegistry().register(ResourceId.class, new ResourceIdTypeHandler());
        };
    }

    /** Read committed: every write names the rows it means, and gap locks would only make strangers wait for each other. */
    @Bean
    Store store(
            PlatformTransactionManager transactions,
            ResourceMapper resources,
            RelationMapper relations,
            OperationMapper operations,
            LedgerMapper ledger,
            JournalMapper journal) {
        var template = new TransactionTemplate(transactions);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return new MySqlStore(template, new MySqlStore.Mappers(resources, relations, operations, ledger, journal));
    }
}
