package org.charterflow;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** The SQL statements that are prepared: how many something takes in its own thread, and which there were so far. */
@Component
@Profile("test")
public class Statements implements BeanPostProcessor {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final ThreadLocal<AtomicInteger> counting = new ThreadLocal<>();
    private final Set<String> ofProductAndEngine = ConcurrentHashMap.newKeySet();

    /** How many statements the action prepares. */
    public int of(Callable<?> action) throws Exception {
        AtomicInteger prepared = new AtomicInteger();
        counting.set(prepared);
        try {
            action.call();
        } finally {
            counting.remove();
        }
        return prepared.get();
    }

    /** What the product and the engine have asked so far; what tests ask of their own is left out. */
    Set<String> ofProductAndEngine() {
        return ofProductAndEngine;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Watched(source) : bean;
    }

    private final class Watched extends DelegatingDataSource {

        private Watched(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(super.getConnection(), counting.get());
        }
    }

    private Connection watched(Connection connection, @Nullable AtomicInteger prepared) {
        return (Connection) Proxy.newProxyInstance(
                Statements.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        if (prepared != null) {
                            prepared.incrementAndGet();
                        }
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
        if (!ofProductAndEngine.contains(statement) && !isOfTest()) {
            ofProductAndEngine.add(statement);
        }
    }

    private static boolean isOfTest() {
        return STACK.walk(frames -> frames.<Class<?>>map(StackFrame::getDeclaringClass)
                .filter(Statements::isOfProductOrEngineOrTest)
                .findFirst()
                .map(asking -> asking.getProtectionDomain().getCodeSource().getLocation())
                .filter(place -> place.getPath().endsWith("/test-classes/"))
                .isPresent());
    }

    private static boolean isOfProductOrEngineOrTest(Class<?> type) {
        String name = type.getName();
        return name.startsWith("org.camunda.")
                || name.startsWith("org.charterflow.") && !name.startsWith(Statements.class.getName());
    }
}
