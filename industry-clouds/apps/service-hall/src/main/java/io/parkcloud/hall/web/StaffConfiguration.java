package io.parkcloud.hall.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every page below {@code /clerk} knows which member of staff looks at it. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration implements WebMvcConfigurer {
    private final StaffInterceptor staff;

    StaffConfiguration(StaffInterceptor staff) {
        this.staff = staff;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(staff).addPathPatterns("/clerk", "/clerk/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(staff);
    }
}
