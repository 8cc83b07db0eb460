package io.parkcloud.hall.casework;

import java.time.Duration;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.ProcessEngineConfiguration;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The process engine, by hand and without the parts the hall does not use: no identity engine, no event registry, no job
 * executor, no asynchronous history. That halves the tables made at the first start and the time of every start.
 */
public final class CaseEngine {
    /** Name of the deployments that administrators make; those that come with the program have another. */
    static final String EDITED = "service-hall-edited";

    private static final String SHIPPED = "service-hall";
    private static final Logger LOG = LoggerFactory.getLogger(CaseEngine.class);

    private CaseEngine() {}

    /** The engine over a database, joining this manager's transactions; makes or updates its tables if it must. */
    public static ProcessEngine build(DataSource source, PlatformTransactionManager transactions) {
        var config = new SpringProcessEngineConfiguration();
        config.setDataSource(source);
        config.setTransactionManager(transactions);
        config.setDatabaseType("mysql");
        config.setDatabaseSchemaUpdate(schemaUpdate(source));
        config.setDisableIdmEngine(true);
        config.setDisableEventRegistry(true);
        config.setAsyncExecutorActivate(false);
        config.setHistoryLevel(HistoryLevel.ACTIVITY);
        config.setEnableEventDispatcher(false);
        config.setBulkInsertEnabled(
                false); // its statements are of every length, and each new one is taken apart by the driver
        var started = System.nanoTime();
        var engine = config.buildProcessEngine();
        if (isEdited(engine)) {
            LOG.info("The process in use was edited here; the one that comes with the program is left out");
        } else {
            engine.getRepositoryService()
                    .createDeployment()
                    .name(SHIPPED)
                    .enableDuplicateFiltering() // the same process as last time is not deployed again
                    .addClasspathResource("processes/service-case.bpmn20.xml")
                    .deploy();
        }
        LOG.info(
                "Process engine ready in {} ms",
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        return engine;
    }

    /** Whether the newest version of the process is an administrator's, which a new version of the program leaves in force. */
    private static boolean isEdited(ProcessEngine engine) {
        var definitions = engine.getRepositoryService();
        var newest = definitions
                .createProcessDefinitionQuery()
                .processDefinitionKey(CaseProcess.DEFINITION)
                .latestVersion()
                .singleResult();
        return newest != null
                && definitions
                                .createDeploymentQuery()
                                .deploymentId(newest.getDeploymentId())
                                .deploymentName(EDITED)
                                .count()
                        > 0;
    }

    /** Looking through the engine's schema costs a good part of a start, so it is done only when its version is another. */
    private static String schemaUpdate(DataSource source) {
        return EngineSchema.versionIn(source)
                        .filter(ProcessEngine.VERSION::equals)
                        .isPresent()
                ? "none"
                : ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE;
    }
}
