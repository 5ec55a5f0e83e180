package org.charterflow.access;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every controller method that takes a {@link Viewer} the one behind its request. */
@Configuration
class ViewerConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    private final ObjectProvider<Groups> groups;

    ViewerConfiguration(ObjectProvider<Groups> groups) {
        this.groups = groups;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerResolver(groups));
    }

    private static final class ViewerResolver implements HandlerMethodArgumentResolver {

        private final ObjectProvider<Groups> groups;

        ViewerResolver(ObjectProvider<Groups> groups) {
            this.groups = groups;
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Viewer.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            Principal principal = request.getUserPrincipal();
            return principal instanceof Authentication authentication
                    ? Viewer.of(authentication, groups.getObject())
                    : Viewer.anonymous();
        }
    }
}
