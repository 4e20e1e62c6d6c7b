"""Dependencies between the tasks of one plan."""

from graph_builder.find.dependencies import EXPLICIT_WORDING, PART, SHARED_PROJECT, find_dependencies
from graph_builder.model import ProjectMention, Span, Task, ThemeMention


def make_tasks(*sentences):
    text = "\n".join(sentences)
    tasks, start = [], 0
    for number, sentence in enumerate(sentences, 1):
        span = Span(start, start + len(sentence))
        title = sentence.split("。")[0]
        tasks.append(Task(f"task:{number}", str(number), str(number), "", title, sentence, span))
        start = span.end + 1
    return tasks, text


def with_project(task, name, text):
    start = text.index(name, task.span.start)
    return task._replace(projects=(ProjectMention(name, name, Span(start, start + len(name))),))


def dependencies(tasks, text):
    return {
        (task.id, dependency.task, dependency.reason, text[slice(*dependency.span)])
        for task in find_dependencies(tasks, text)
        for dependency in task.depends_on
    }


def test_the_later_of_two_tasks_rests_on_the_one_that_shares_its_project():
    tasks, text = make_tasks("推进光华医院迁建。", "做好配套道路。", "光华医院迁建完成主体。")
    tasks = [with_project(tasks[0], "光华医院迁建", text), tasks[1], with_project(tasks[2], "光华医院迁建", text)]

    assert dependencies(tasks, text) == {("task:3", "task:1", SHARED_PROJECT, "光华医院迁建")}


def test_words_rest_on_the_one_task_they_speak_of():
    tasks, text = make_tasks(
        "加快行政服务中心新建项目。", "依托行政服务中心新建项目，优化流程。", "依托各类平台服务企业。"
    )
    tasks[0] = with_project(tasks[0], "行政服务中心新建项目", text)

    assert dependencies(tasks, text) == {("task:2", "task:1", EXPLICIT_WORDING, "行政服务中心新建项目")}


def test_words_in_front_of_a_cue_are_read():
    tasks, text = make_tasks("建设数据中台项目。", "区数据中台项目建成后，接入城运系统。")
    tasks[0] = with_project(tasks[0], "数据中台项目", text)

    assert dependencies(tasks, text) == {("task:2", "task:1", EXPLICIT_WORDING, "区数据中台项目建成后")}


def test_words_that_could_speak_of_two_tasks_speak_of_none():
    tasks, text = make_tasks("推进“一网通办”。", "深化“一网通办”。", "依托“一网通办”平台提升服务。")
    theme = ThemeMention("一网通办", "一网通办", Span(3, 7), quoted=True)
    tasks = [tasks[0]._replace(themes=(theme,)), tasks[1]._replace(themes=(theme,)), tasks[2]]

    assert dependencies(tasks, text) == set()


def test_a_parent_rests_on_its_parts():
    tasks, text = make_tasks("推进城市更新。", "改造老旧小区。")
    tasks[1] = tasks[1]._replace(parent="task:1")

    assert dependencies(tasks, text) == {("task:1", "task:2", PART, "改造老旧小区。")}


def test_a_numbered_reference_is_followed():
    tasks, text = make_tasks("编制实施方案。", "按第1项任务要求开展评估。", "2021年共3项任务。")

    assert dependencies(tasks, text) == {("task:2", "task:1", EXPLICIT_WORDING, "按第1项任务")}


def test_a_base_is_what_stands_between_the_two_words():
    tasks, text = make_tasks("建设数据中台项目。", "在区数据中台项目的基础上，接入城运系统。", "在此基础上，继续推进。")
    tasks[0] = with_project(tasks[0], "数据中台项目", text)

    assert dependencies(tasks, text) == {("task:2", "task:1", EXPLICIT_WORDING, "区数据中台项目")}
