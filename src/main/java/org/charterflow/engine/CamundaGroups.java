package org.charterflow.engine;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.charterflow.access.Groups;
import org.springframework.stereotype.Component;

/** Groups as Camunda's identity service has them, asked anew each time: whoever leaves one loses its rights at once. */
@Component
class CamundaGroups implements Groups {

    private final IdentityService identities;

    CamundaGroups(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Set<String> of(String userId) {
        return identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
