package org.charterflow;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** The SQL statements that the product and the engine have prepared so far; what tests ask of their own is left out. */
@Component
@Profile("test")
class StatementLog implements BeanPostProcessor {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final Set<String> statements = ConcurrentHashMap.newKeySet();

    Set<String> statements() {
        return statements;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Logged(source) : bean;
    }

    private final class Logged extends DelegatingDataSource {

        private Logged(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return logged(super.getConnection());
        }
    }

    private Connection logged(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                StatementLog.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        log((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void log(String statement) {
        if (!statements.contains(statement) && !isOfTest()) {
            statements.add(statement);
        }
    }

    private static boolean isOfTest() {
        return STACK.walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass)
                .filter(StatementLog::isOfProductOrEngineOrTest)
                .findFirst()
                .map(asking -> asking.getProtectionDomain().getCodeSource().getLocation())
                .filter(place -> place.getPath().endsWith("/test-classes/"))
                .isPresent());
    }

    private static boolean isOfProductOrEngineOrTest(Class<?> type) {
        String name = type.getName();
        return name.startsWith("org.camunda.")
                || name.startsWith("org.charterflow.")
                        && !name.startsWith(StatementLog.class.getName())
                        && !name.startsWith(StatementCount.class.getName());
    }
}
