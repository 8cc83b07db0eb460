package io.parkcloud.traffic;

import io.parkcloud.app.AppDatabase;
import io.parkcloud.app.DataDirectory;
import io.parkcloud.traffic.feed.FeedVersions;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(TrafficSettings.class)
class TrafficApplication {

    TrafficApplication() {}

    public static void main(String[] args) {
        var application = new SpringApplication(TrafficApplication.class);
        // The container needs its folders before anything of ours is made.
        application.addInitializers(context -> DataDirectory.claim(
                Binder.get(context.getEnvironment())
                        .bindOrCreate("traffic", TrafficSettings.class)
                        .dataDir(),
                List.of(FeedVersions.INCOMING)));
        application.run(args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(TrafficSettings settings, Clock clock) {
        return AppDatabase.open(settings.db(), settings.startWait(), clock, pool -> pool.setPoolName("traffic"));
    }
}
