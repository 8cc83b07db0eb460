package io.parkcloud.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Pages in two languages: Chinese unless {@code ?lang=en} chose otherwise, remembered in a cookie. A program extends it as its
 * own configuration.
 */
public abstract class PagesConfiguration implements WebMvcConfigurer {
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final String cookie;
    private final Path dataDirectory;

    /**
     * @param cookie name of the cookie, the program's own: several may stand behind one host name
     * @param dataDirectory what {@link DataDirectory} has claimed
     */
    protected PagesConfiguration(String cookie, Path dataDirectory) {
        this.cookie = cookie;
        this.dataDirectory = dataDirectory;
    }

    /** Under the name that Spring looks for. */
    @Bean
    public LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver(cookie);
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        resolver.setCookieMaxAge(REMEMBERED);
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    /** The container's document root, or it would make one in the system's temporary directory, which a sandbox may lack. */
    @Bean
    public WebServerFactoryCustomizer<TomcatServletWebServerFactory> documentRoot() {
        return tomcat -> tomcat.setDocumentRoot(
                dataDirectory.resolve(DataDirectory.EMPTY).toFile());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }
}
