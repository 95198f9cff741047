"""A rekap over workers of their own processes is the same bytes as on one machine, also when one of them is killed in the middle.

Run by its own, because the warnings of dask are not ours to mend. Exit code 77: dask or distributed is not here.
"""

import os
import signal
import sys
import tempfile
import unittest
from decimal import Decimal

try:
    import dask
    from distributed import Client, LocalCluster, WorkerPlugin
except ImportError as error:
    print(f"skipped: {error}", file=sys.stderr)
    sys.exit(77)

from support import HAS_PANDAS

import renaksi
import renaksi.dask

HEAD = "opd,kode,level,nama,pagu,tw1,tw2,tw3,tw4\n"
BY = ["provinsi", "program"]


def office(number, names="Kegiatan"):
    """The rows of one office; of every third one a sum is broken."""
    opd = f"{11 + number % 80}.{number % 10:02}.{number}"
    lines = []
    for program in range(1, 4):
        code = f"2.17.{program:02}"
        lines.append(f'{opd},{code},program,"Program, satu",300,75,75,75,75')
        lines.append(f"{opd},{code}.2.01,kegiatan,{names},300,75,75,75,75")
        for sub in range(1, 4):
            tw4 = 15 if number % 3 == 0 and program == sub == 2 else 25
            lines.append(f"{opd},{code}.2.01.{sub:04},sub_kegiatan,Sub,100,25,25,25,{tw4}")
    return "".join(line + "\n" for line in lines)


class KillOnce(WorkerPlugin):
    """Kills the process of the first worker that begins so many tasks, while it runs one."""

    def __init__(self, flag, tasks):
        self.flag = flag
        self.tasks = tasks
        self.begun = 0

    def transition(self, key, start, finish, **_):
        if finish != "executing":
            return
        self.begun += 1
        if self.begun < self.tasks:
            return
        try:
            os.close(os.open(self.flag, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)


class Cluster(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # Where a worker writes what it cannot hold.
        cls.folder = tempfile.TemporaryDirectory()
        dask.config.set(temporary_directory=cls.folder.name)
        cls.cluster = LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None)
        cls.client = Client(cls.cluster)
        cls.one = cls.file("1.csv", HEAD + "".join(office(number) for number in range(60)))
        cls.two = cls.file("2.csv", HEAD + "".join(office(number) for number in range(60, 100)))
        cls.expected = renaksi.rekap([cls.one, cls.two], by=BY)

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        cls.cluster.close()
        cls.folder.cleanup()

    @classmethod
    def file(cls, name, content):
        path = os.path.join(cls.folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def test_any_parts_and_any_tree_give_the_same_bytes(self):
        for part_bytes, fan_in in ((256 * 1024 * 1024, 8), (9_000, 3), (3_001, 2)):
            with self.subTest(part_bytes=part_bytes, fan_in=fan_in):
                found = renaksi.dask.rekap([self.two, self.one], by=BY, client=self.client, part_bytes=part_bytes, fan_in=fan_in)
                self.assertEqual(found.state, self.expected.state)
        self.assertGreater(self.expected.totals()["roots"][0], 10)

    def test_without_a_cluster(self):
        with dask.config.set(scheduler="threads"):
            found = renaksi.dask.rekap([self.one, self.two], by=BY, part_bytes=5_000)
        self.assertEqual(found.state, self.expected.state)

    def test_a_worker_that_is_killed_takes_nothing_with_it(self):
        flag = os.path.join(self.folder.name, "killed")
        before = set(self.client.run(os.getpid).values())
        self.client.register_worker_plugin(KillOnce(flag, 8), name="kill-once")
        try:
            found = renaksi.dask.rekap([self.one, self.two], by=BY, client=self.client, part_bytes=2_000, fan_in=2)
        finally:
            self.client.unregister_worker_plugin("kill-once")
        self.assertTrue(os.path.exists(flag))
        self.assertEqual(found.state, self.expected.state)
        self.client.wait_for_workers(2, timeout=60)
        self.assertEqual(len(before & set(self.client.run(os.getpid).values())), 1)

    def test_a_cut_in_a_text_between_quotes(self):
        names = '"' + "a line\n52.02.1,2.17.02,program,no,1,1,1,1,1\n" * 40 + '"'
        path = self.file("quotes.csv", HEAD + "".join(office(number, names) for number in range(6)))
        found = renaksi.dask.rekap(path, by=BY, client=self.client, part_bytes=700)
        self.assertEqual(found.state, renaksi.rekap(path, by=BY).state)

    def test_an_office_in_two_files(self):
        again = self.file("again.csv", HEAD + office(100) + office(5).replace("2.17.", "1.02."))
        paths = [self.one, again]
        found = renaksi.dask.rekap(paths, by=BY, client=self.client, part_bytes=9_000)
        self.assertEqual(found.state, renaksi.dask.rekap(paths, by=BY, scattered=True).state)
        self.assertEqual((found.to_csv(), found.roots_csv()), (renaksi.rekap(paths, by=BY).to_csv(), renaksi.rekap(paths, by=BY).roots_csv()))

    def test_rows_that_cannot_be_read(self):
        path = self.file("errors.csv", HEAD + office(1) + "11,2.17.,,,1,,,,\n" + office(2) + "11,2.17.01,kegiatan,,1,,,,\n")
        found = renaksi.dask.rekap(path, by=BY, client=self.client, part_bytes=300)
        self.assertEqual(found.state, renaksi.rekap(path, by=BY).state)
        local, there = [], []
        for made, into in ((renaksi.rekap, local), (lambda *a, **o: renaksi.dask.rekap(*a, client=self.client, part_bytes=300, **o), there)):
            with self.assertRaises(renaksi.Error) as caught:
                made(path, by=BY, strict=True)
            into += [caught.exception.code, caught.exception.line, caught.exception.column]
        self.assertEqual(local, there)

    def test_what_makes_no_sense(self):
        for wrong, kind in (
            ({"paths": []}, ValueError),
            ({"fan_in": 1}, ValueError),
            ({"part_bytes": 0}, ValueError),
            ({"penunjang": "both"}, ValueError),
            ({"by": "kota"}, renaksi.Error),
            ({"paths": os.path.join(self.folder.name, "none.csv")}, OSError),
        ):
            with self.subTest(wrong), self.assertRaises(kind):
                renaksi.dask.rekap(**{"paths": self.one, "client": self.client, **wrong})

    @unittest.skipUnless(HAS_PANDAS, "no pandas")
    def test_partitions_that_hold_columns(self):
        import dask.dataframe
        import dask.bag
        import pandas

        whole = pandas.read_csv(self.one, dtype=str)
        expected = renaksi.rekap(whole, by=BY, name="satu")
        self.assertEqual(expected.to_csv(), renaksi.rekap(self.one, by=BY).to_csv())
        for partitions in (1, 2, 7):
            frame = dask.dataframe.from_pandas(whole, npartitions=partitions, sort=False)
            found = renaksi.dask.rekap_partitions(frame, by=BY, client=self.client, fan_in=2, name="satu")
            self.assertEqual(found.state, expected.state)
        parts = [whole[:200], whole[200:200], whole[200:201], whole[201:]]
        bag = dask.bag.from_sequence(parts, npartitions=2)
        self.assertEqual(renaksi.dask.rekap_partitions(bag, by=BY, client=self.client, name="satu").state, expected.state)
        futures = self.client.scatter(parts)
        known = [len(part) for part in parts]
        found = renaksi.dask.rekap_partitions(futures, by=BY, client=self.client, lengths=known, name="satu")
        self.assertEqual(found.state, expected.state)
        money = whole.assign(pagu=[Decimal(value) for value in whole["pagu"]])
        frame = dask.dataframe.from_pandas(money, npartitions=3, sort=False)
        self.assertEqual(renaksi.dask.rekap_partitions(frame, by=BY, name="satu").to_csv(), expected.to_csv())

    @unittest.skipUnless(HAS_PANDAS, "no pandas")
    def test_partitions_that_do_not_fit(self):
        import pandas

        whole = pandas.read_csv(self.one, dtype=str)
        twice = [whole[:15], whole[15:30], whole[:15]]
        with self.assertRaises(renaksi.Error) as caught:
            renaksi.dask.rekap_partitions(twice, client=self.client)
        self.assertEqual(caught.exception.code, renaksi.Status.BAD_STRUCTURE)
        found = renaksi.dask.rekap_partitions(twice, client=self.client, scattered=True)
        self.assertEqual(found.state, renaksi.rekap(pandas.concat(twice), scattered=True).state)
        for wrong in ({"partitions": []}, {"lengths": [1]}):
            with self.assertRaises(ValueError):
                renaksi.dask.rekap_partitions(**{"partitions": twice, "client": self.client, **wrong})
        empty = renaksi.dask.rekap_partitions([whole[:0], whole[:0]], client=self.client)
        self.assertEqual(empty.state, renaksi.rekap(whole[:0]).state)


if __name__ == "__main__":
    unittest.main()
