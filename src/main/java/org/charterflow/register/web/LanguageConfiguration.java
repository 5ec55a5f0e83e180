package org.charterflow.register.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Two languages: the one asked for by {@code ?lang=zh} or {@code ?lang=en} (remembered in a cookie), else the first of
 * the browser's that is one of them, else Chinese. Each module brings its own bundle as
 * {@code messages/<module>.properties} (English) and {@code messages/<module>_zh.properties}.
 */
@Configuration
class LanguageConfiguration implements WebMvcConfigurer {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;
    private static final String PARAMETER = "lang";

    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(Arrays.stream(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_zh.properties"))
                .map(resource -> String.valueOf(resource.getFilename()))
                .map(name -> "messages/" + name.substring(0, name.length() - "_zh.properties".length()))
                .distinct()
                .toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        return source;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("charterflow-lang") {
            @Override
            protected @Nullable Locale parseLocaleValue(String value) {
                return supported(Locale.forLanguageTag(value));
            }
        };
        resolver.setDefaultLocaleFunction(request -> request.getHeader("Accept-Language") == null
                ? CHINESE
                : Collections.list(request.getLocales()).stream()
                        .filter(locale -> Arrays.asList("zh", "en").contains(locale.getLanguage()))
                        .findFirst()
                        .map(LanguageConfiguration::supported)
                        .orElse(CHINESE));
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return supported(Locale.forLanguageTag(value));
            }
        };
        change.setParamName(PARAMETER);
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    private static Locale supported(Locale locale) {
        return locale.getLanguage().equals(ENGLISH.getLanguage()) ? ENGLISH : CHINESE;
    }
}
