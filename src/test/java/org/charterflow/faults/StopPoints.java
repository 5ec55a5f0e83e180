package org.charterflow.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.charterflow.faults.StopPoint.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Inside a node: watches what each transaction does, and holds the thread that commits at a point where the test wants
 * the node to stop. Nothing of the application knows of it.
 */
final class StopPoints implements BeanPostProcessor {

    private final Map<StopPoint, CountDownLatch> wanted = new ConcurrentHashMap<>();
    private final Consumer<StopPoint> reached;

    /** @param reached is told when a thread has come to a point and waits there */
    StopPoints(Consumer<StopPoint> reached) {
        this.reached = reached;
    }

    void stopAt(StopPoint point) {
        wanted.put(point, new CountDownLatch(1));
    }

    /** Lets the thread go on that waits at the point; others no longer stop there. */
    void resume(StopPoint point) {
        CountDownLatch latch = wanted.remove(point);
        if (latch != null) {
            latch.countDown();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? new DelegatingDataSource(database) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        return watched(super.getConnection());
                    }
                }
                : bean;
    }

    private Connection watched(Connection connection) {
        Set<Work> works = EnumSet.noneOf(Work.class);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "equals" -> {
                            return proxy == arguments[0];
                        }
                        case "setAutoCommit", "rollback" -> works.clear();
                        case "prepareStatement" -> note((String) arguments[0], works);
                        case "commit" -> works.forEach(work -> pass(work.beforeCommit()));
                        default -> {}
                    }
                    Object answer = answer(connection, method, arguments);
                    if (method.getName().equals("commit")) {
                        works.forEach(work -> pass(work.afterCommit()));
                        works.clear();
                    }
                    return answer;
                });
    }

    private static @Nullable Object answer(
            Connection connection, java.lang.reflect.Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static void note(String sql, Set<Work> works) {
        for (Work work : Work.values()) {
            if (work.isDoneBy(sql)) {
                works.add(work);
            }
        }
    }

    private void pass(StopPoint point) {
        CountDownLatch latch = wanted.get(point);
        if (latch != null) {
            reached.accept(point);
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
