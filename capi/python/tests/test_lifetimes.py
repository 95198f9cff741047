"""What was given out outlives what gave it, in any order, on any thread, and at the end of the interpreter."""

import ctypes
import gc
import os
import random
import subprocess
import sys
import threading
import unittest

from support import HAS_NUMPY, SAMPLE, truth

import renaksi
from renaksi import _arrow


def churn():
    """Makes freed memory likely to be used again."""
    gc.collect()
    for _ in range(20):
        renaksi.read(SAMPLE).check()


class Keeping(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.expected = int(truth()["jumlah"]["pagu"]) * 100

    def test_views_keep_plan_and_table(self):
        plan = renaksi.read(SAMPLE)
        table = plan.table()
        column = table["pagu"]
        view, names, valid = column.memoryview(), table["nama"].memoryview(), column.validity
        before = bytes(names), bytes(valid)
        del plan, table, column
        churn()
        self.assertEqual(view[-1], self.expected)
        self.assertEqual((bytes(names), bytes(valid)), before)

    def test_slices_of_views_keep_them_too(self):
        part = renaksi.read(SAMPLE).table()["pagu"].memoryview()[-1:]
        churn()
        self.assertEqual(part[0], self.expected)

    @unittest.skipUnless(HAS_NUMPY, "no numpy")
    def test_numpy_arrays_keep_plan_and_table(self):
        whole = renaksi.read(SAMPLE).table()["pagu"].sen()
        part = renaksi.read(SAMPLE).mistakes()["difference"].numpy()[::-1]
        copy = part.tolist()
        churn()
        self.assertEqual(int(whole[-1]), self.expected)
        self.assertEqual(part.tolist(), copy)

    def test_a_column_keeps_its_table(self):
        column = renaksi.read(SAMPLE).roll_up()["pagu"]
        churn()
        self.assertEqual(column[-1] * 100, self.expected)

    def test_handles_are_freed_with_the_last_view(self):
        freed = []
        handle = _arrow.Handle(1, freed.append)
        from renaksi.table import _view

        memory = ctypes.create_string_buffer(8)
        view = _view(handle, ctypes.addressof(memory), 1, "q")
        part = view[:1]
        del handle, view
        gc.collect()
        self.assertEqual(freed, [])
        del part
        gc.collect()
        self.assertEqual(freed, [1])


class Capsules(unittest.TestCase):
    def setUp(self):
        gc.collect()
        self.assertEqual(len(_arrow._given), 0)

    def test_an_unused_export_is_released_at_the_next_collection(self):
        table = renaksi.read(SAMPLE).table()
        capsules = [table.__arrow_c_stream__(), *table.__arrow_c_array__(), table.__arrow_c_schema__(), *table["nama"].__arrow_c_array__()]
        structs = [struct for _, struct in _arrow._given]
        self.assertEqual(len(structs), len(capsules))
        gc.collect()
        self.assertTrue(all(struct.release for struct in structs))
        del capsules
        gc.collect()
        self.assertFalse(any(struct.release for struct in structs))

    def test_an_unused_export_is_released_by_the_next_one(self):
        table = renaksi.read(SAMPLE).table()
        gc.disable()
        self.addCleanup(gc.enable)
        for _ in range(10):
            table.__arrow_c_stream__()
        self.assertLessEqual(len(_arrow._given), 2)

    def test_an_export_outlives_plan_and_table(self):
        capsules = renaksi.read(SAMPLE).table().__arrow_c_array__()
        churn()

        class Producer:
            def __arrow_c_array__(self, requested_schema=None):
                return capsules

        with renaksi.Plan.builder() as builder:
            builder.import_arrow(Producer())
            self.assertEqual(builder.finish().table()["pagu"].memoryview()[-1], int(truth()["jumlah"]["pagu"]) * 100)

    def test_a_struct_that_was_moved_away_is_left_alone(self):
        capsule = renaksi.read(SAMPLE).table().__arrow_c_stream__()
        struct = _arrow._given[-1][1]
        moved = type(struct)()
        ctypes.memmove(ctypes.addressof(moved), ctypes.addressof(struct), ctypes.sizeof(moved))
        struct.release = ctypes.cast(None, type(struct.release))
        del capsule
        gc.collect()
        self.assertEqual(len(_arrow._given), 0)
        schema = renaksi._abi.ArrowSchema()
        self.assertEqual(moved.get_schema(ctypes.addressof(moved), schema), 0)
        self.assertEqual(schema.format, b"+s")
        _arrow.release(schema)
        _arrow.release(moved)

    def test_an_exception_on_its_way_survives_the_end_of_a_capsule(self):
        table = renaksi.read(SAMPLE).table()
        with self.assertRaises(ZeroDivisionError):
            print(table.__arrow_c_stream__(), 1 // 0)

        def capsules():
            yield table.__arrow_c_stream__()
            raise KeyError("next")

        with self.assertRaises(KeyError):
            tuple(capsules())

    def test_names_are_those_of_the_protocol(self):
        table = renaksi.read(SAMPLE).table()
        found = [repr(capsule).split('"')[1] for capsule in (table.__arrow_c_schema__(), *table.__arrow_c_array__(), table.__arrow_c_stream__())]
        self.assertEqual(found, ["arrow_schema", "arrow_schema", "arrow_array", "arrow_array_stream"])

    def test_money_says_its_unit(self):
        schema, _ = renaksi.read(SAMPLE).table()["pagu"].__arrow_c_array__()
        struct = _arrow._given[-2][1]
        self.assertEqual((struct.name, struct.format), (b"pagu", b"l"))
        self.assertIn(b"unit", ctypes.string_at(struct.metadata, 19))
        del schema


class Threads(unittest.TestCase):
    def test_one_plan_for_many_threads_and_releases_in_any_order(self):
        plan = renaksi.read(SAMPLE)
        expected = plan.check_json()
        pool, wrong, lock = [], [], threading.Lock()

        def work(seed):
            chosen = random.Random(seed)
            for _ in range(30):
                table = chosen.choice((plan.table, plan.mistakes, plan.roll_up, plan.check, plan.indicators))()
                kept = [table[chosen.choice(table.columns)].memoryview(), table.__arrow_c_stream__(), table]
                if plan.check_json() != expected:
                    wrong.append(seed)
                with lock:
                    pool.extend(kept)
                    chosen.shuffle(pool)
                    del pool[: len(pool) // 2]

        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class End(unittest.TestCase):
    def test_an_interpreter_that_ends_with_everything_open(self):
        script = f"""
import gc, sys
sys.path[:] = {sys.path!r}
import renaksi
gc.disable()
plan = renaksi.read({SAMPLE!r})
table = plan.table()
kept = [table["nama"].memoryview(), table.__arrow_c_array__(), table["pagu"].__arrow_c_array__(), renaksi.Plan.builder()]
plan.roll_up().__arrow_c_stream__()
cycle = [kept, table, plan]
cycle.append(cycle)
sys.modules["kept_to_the_end"] = cycle
sys.held = table.__arrow_c_stream__()
"""
        ran = subprocess.run([sys.executable, "-X", "faulthandler", "-c", script], capture_output=True, text=True, env=os.environ)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
