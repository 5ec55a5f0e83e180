package org.charterflow.engine.login;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks name and password against Camunda's identities, which also count failed tries. A login carries no rights:
 * they are asked of the user's groups at every request.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    private final IdentityService identities;

    EngineAuthenticationProvider(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String userId = login.getName();
        if (!(login.getCredentials() instanceof String password) || !identities.checkPassword(userId, password)) {
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        AbstractAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of());
        token.setDetails(login.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
