package io.parkcloud.ops.alarms.rule;

import java.util.List;

/**
 * What a rule has found. Holds no times of looks and no values, so that a rule that finds the same again writes nothing.
 *
 * @param firing  how many alarms count now
 * @param pending how many do not yet
 * @param alarms  all of them, at most {@value AlarmPlanner#MOST}
 * @param left    how many more there are
 */
public record AlarmRuleStatus(int firing, int pending, List<Alarm> alarms, int left) {

    static final AlarmRuleStatus NOTHING = new AlarmRuleStatus(0, 0, List.of(), 0);

    public AlarmRuleStatus {
        alarms = List.copyOf(alarms);
    }

    static AlarmRuleStatus of(List<Alarm> alarms, int left) {
        int firing = (int) alarms.stream().filter(Alarm::counts).count();
        return new AlarmRuleStatus(firing, alarms.size() - firing, alarms, left);
    }
}
