package org.charterflow.engine.login;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.charterflow.access.Groups;
import org.charterflow.access.Viewer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * One login for everything: a form for people, Basic for programs, both against Camunda's identities. What is not
 * named here as open needs a login; who may see what behind it, the controllers decide by the viewer's alliance.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String WEBAPP_LOGOUT = "/camunda/api/admin/auth/user/default/logout";

    private static final RequestMatcher API = withDefaults().matcher("/api/**");
    private static final RequestMatcher WEBAPPS = withDefaults().matcher("/camunda/**");

    /** Doors that prove the sender by other means than a login (HMAC, challenge), or belong to the demo. */
    private static final RequestMatcher OPEN_POSTS = new OrRequestMatcher(
            withDefaults().matcher(HttpMethod.POST, "/api/v1/inbound-mail/{channel}"),
            withDefaults().matcher(HttpMethod.POST, "/api/v1/alliances/{alliance}/applications"),
            withDefaults().matcher(HttpMethod.POST, "/api/v1/rehearsal/clock"));

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, Groups groups, @Value("${server.servlet.session.cookie.secure:false}") boolean encrypted)
            throws Exception {
        http.authorizeHttpRequests(rules -> rules
                        // Creates an administrator without a login while none exists (CVE-2026-77226).
                        .requestMatchers("/camunda/api/admin/setup/**", "/camunda/app/admin/{engine}/setup/**")
                        .denyAll()
                        // One login only; nobody deploys at run time.
                        .requestMatchers("/camunda/api/admin/auth/user/{engine}/login/**")
                        .denyAll()
                        .requestMatchers(HttpMethod.POST, "/camunda/api/engine/engine/{engine}/deployment/**")
                        .denyAll()
                        .requestMatchers("/camunda/favicon.ico", "/favicon.ico", "/css/**", "/js/**", "/images/**")
                        .permitAll()
                        .requestMatchers("/", "/login", "/error", "/register/**", "/r/**", "/account/**", "/demo/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/documents/{id}")
                        .permitAll()
                        .requestMatchers("/swagger-ui/**", "/swagger-ui.html", "/v3/api-docs/**")
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/actuator/info")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((login, request) -> new AuthorizationDecision(
                                Viewer.of(login.get(), groups).isAdministrator()))
                        .requestMatchers(OPEN_POSTS)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/alliances",
                                "/api/v1/alliances/{alliance}",
                                "/api/v1/alliances/{alliance}/members",
                                "/api/v1/alliances/{alliance}/application-form",
                                "/api/v1/alliances/{alliance}/charter/**",
                                "/api/v1/alliances/{alliance}/resolutions/**",
                                "/api/v1/alliances/{alliance}/groups/**",
                                "/api/v1/alliances/{alliance}/projects/**",
                                "/api/v1/rehearsal/clock")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens(encrypted))
                        // Camunda's web applications bring a CSRF token of their own; Basic is not sent by a page.
                        .ignoringRequestMatchers(WEBAPPS, OPEN_POSTS, SecurityConfiguration::carriesBasic))
                .httpBasic(Customizer.withDefaults())
                .formLogin(form ->
                        form.loginPage("/login").failureHandler(refusal()).permitAll())
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/logout"),
                                withDefaults().matcher(HttpMethod.POST, WEBAPP_LOGOUT)))
                        .defaultLogoutSuccessHandlerFor(
                                new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT),
                                withDefaults().matcher(WEBAPP_LOGOUT))
                        .logoutSuccessUrl("/"))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(basic(), API)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), new NegatedRequestMatcher(API)))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        return http.build();
    }

    /** Runs after Spring Security and before Camunda's own filters. */
    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappLogin() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.setInitParameters(Map.of("authentication-provider", WebappLogin.class.getName()));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(101);
        return filter;
    }

    private static BasicAuthenticationEntryPoint basic() {
        var entryPoint = new BasicAuthenticationEntryPoint();
        entryPoint.setRealmName("Charterflow");
        return entryPoint;
    }

    /** The page says it; a session to remember it would cost a row for every try. */
    private static SimpleUrlAuthenticationFailureHandler refusal() {
        var handler = new SimpleUrlAuthenticationFailureHandler("/login?error");
        handler.setAllowSessionCreation(false);
        return handler;
    }

    /**
     * In a cookie, so that a form for anybody, such as the one behind a link to vote, costs no session. The prefix keeps
     * neighbouring domains from setting it (RFC 6265bis); browsers take it over TLS only.
     */
    private static CookieCsrfTokenRepository formTokens(boolean encrypted) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(encrypted ? "__Host-form" : "form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(encrypted).sameSite("Lax"));
        return tokens;
    }

    /** After the login people return to the page they asked for, never to a background request of it. */
    private static CookieRequestCache pagesOnly() {
        var cache = new CookieRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
        return cache;
    }

    private static boolean carriesBasic(jakarta.servlet.http.HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }
}
