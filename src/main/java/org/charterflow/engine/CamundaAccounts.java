package org.charterflow.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.AccountRequest;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts in Camunda's identity service: user, groups, and the one alliance as tenant. */
@Component
@Transactional
class CamundaAccounts implements AccountDirectory {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final IdentityService identities;
    private final IdentityGroups groups;

    CamundaAccounts(IdentityService identities, IdentityGroups groups) {
        this.identities = identities;
        this.groups = groups;
    }

    @Override
    public boolean exists(String userId) {
        return identities.createUserQuery().userId(userId).count() > 0;
    }

    @Override
    public void createAccount(AccountRequest request) {
        if (exists(request.userId())) {
            throw new IllegalStateException("Account '" + request.userId() + "' exists");
        }
        User user = identities.newUser(request.userId());
        user.setFirstName(request.name());
        user.setLastName("");
        user.setEmail(request.email());
        user.setPassword(unknowable());
        identities.saveUser(user);
        identities.createTenantUserMembership(request.allianceId(), request.userId());
        setGroups(request.userId(), request.groupIds());
    }

    @Override
    public void setGroups(String userId, Set<String> groupIds) {
        Set<String> present = new HashSet<>();
        identities.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .forEach(present::add);
        for (String group : groupIds) {
            if (!present.remove(group)) {
                identities.createMembership(userId, groups.ensure(group));
            }
        }
        present.forEach(gone -> identities.deleteMembership(userId, gone));
    }

    @Override
    public void setPassword(String userId, String password) {
        User user = identities.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            throw new IllegalStateException("Account '" + userId + "' does not exist");
        }
        if (!identities.checkPasswordAgainstPolicy(password, user).isValid()) {
            throw new RuleViolation(
                    "password",
                    "password-policy",
                    null,
                    Bilingual.of(
                            "密码至少 10 个字符，须含大写字母、小写字母、数字和特殊字符，且不含账号、姓名或邮箱。",
                            "A password has at least 10 characters, among them an upper-case and a lower-case letter,"
                                    + " a digit and a special character, and contains neither account, name nor"
                                    + " address."),
                    RuleViolation.Kind.INVALID);
        }
        user.setPassword(password);
        identities.saveUser(user);
        identities.unlockUser(userId);
    }

    @Override
    public void lock(String userId) {
        User user = identities.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            return;
        }
        setGroups(userId, Set.of());
        identities.createTenantQuery().userMember(userId).list().stream()
                .forEach(tenant -> identities.deleteTenantUserMembership(tenant.getId(), userId));
        user.setPassword(unknowable());
        identities.saveUser(user);
    }

    @Override
    public void forget(String userId) {
        User user = identities.createUserQuery().userId(userId).singleResult();
        if (user == null || identities.createGroupQuery().groupMember(userId).count() > 0) {
            return;
        }
        user.setFirstName("");
        user.setLastName("");
        user.setEmail("");
        identities.saveUser(user);
    }

    /** Random, and of every kind of character that the password policy asks for. */
    private static String unknowable() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes) + "-aA1";
    }
}
