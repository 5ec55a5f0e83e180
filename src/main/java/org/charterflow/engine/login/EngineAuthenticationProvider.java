package org.charterflow.engine.login;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Checks name and password against Camunda's identities, which also count failed tries. The authorities are the user's
 * groups: {@code GROUP_oscar-secretariat}.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

    static final String GROUP = "GROUP_";

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
        List<SimpleGrantedAuthority> authorities = identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .map(group -> new SimpleGrantedAuthority(GROUP + group))
                .toList();
        AbstractAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities);
        token.setDetails(login.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
